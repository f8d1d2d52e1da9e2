import type { Metadata } from 'next'
import { pageViewer } from '@/app/session'
import { ChangePasswordForm } from '@/components/account/change-password-form'
import { SessionPanel } from '@/components/account/session-panel'
import { SignOutButton } from '@/components/account/sign-out-button'
import { ThemePanel } from '@/components/account/theme-panel'
import { PageHeader } from '@/components/shell/page-header'
import { Avatar } from '@/components/ui/avatar'
import { paths } from '@/lib/contracts/paths'
import { listSessions } from '@/lib/server/auth/data'

export const metadata: Metadata = { title: 'Account' }

export default async function AccountPage() {
  const viewer = await pageViewer()
  const sessions = await listSessions(viewer)
  return (
    <div className="page max-w-3xl pb-12">
      <PageHeader
        title={viewer.name}
        description={viewer.email}
        leading={<Avatar name={viewer.name} />}
        breadcrumb={[{ label: 'My leagues', href: paths.leagues() }, { label: 'Account' }]}
        actions={<SignOutButton userId={viewer.userId} />}
      />
      <div className="grid gap-4 lg:gap-5">
        <SessionPanel initial={sessions} />
        <ChangePasswordForm email={viewer.email} />
        <ThemePanel />
      </div>
    </div>
  )
}
