import { ButtonLink } from '@/components/ui/button'
import { paths } from '@/lib/contracts/paths'
import { AuthPanel } from './auth-panel'

const said = {
  used: {
    title: 'This invite is over',
    description:
      'It was used, has expired or was taken back. Ask the commissioner of the league for a new link.',
  },
  unknown: {
    title: 'There is no such invite',
    description: 'Check that the whole link was copied, or ask the commissioner for it again.',
  },
}

/** An invite link that leads nowhere. */
export function UnusableInvite({ why, signedIn }: { why: keyof typeof said; signedIn: boolean }) {
  return (
    <AuthPanel title={said[why].title} description={said[why].description}>
      <ButtonLink href={signedIn ? paths.leagues() : paths.signIn()} block>
        {signedIn ? 'My leagues' : 'Sign in'}
      </ButtonLink>
    </AuthPanel>
  )
}
