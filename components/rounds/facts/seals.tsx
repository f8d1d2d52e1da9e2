import type { ReactNode } from 'react'
import type { RoundView } from '@/lib/contracts/views'

/** The two fingerprints that keep the rules and the draw from being changed unseen. */
export function Seals({ round }: { round: RoundView }) {
  return (
    <dl className="grid gap-4">
      <Seal name="Rules" value={round.rulesHash ?? 'Fixed when the round opens'} plain={!round.rulesHash}>
        The fingerprint of the rules as they stood when the round opened. Change one figure and it is another.
      </Seal>
      <Seal name="Draw commitment" value={round.drawCommitment}>
        The fingerprint of the secret seed that decides last ties. It is shown before the close, so nobody can
        choose a seed afterwards.
      </Seal>
      {round.drawSeed && (
        <Seal name="Draw seed" value={round.drawSeed}>
          Told since the close. Its SHA-256 is the commitment above.
        </Seal>
      )}
    </dl>
  )
}

function Seal(props: { name: string; value: string; plain?: boolean; children: ReactNode }) {
  return (
    <div className="grid gap-1">
      <dt className="font-medium text-sm">{props.name}</dt>
      <dd className={props.plain ? 'text-sm' : 'break-all font-mono text-xs'}>{props.value}</dd>
      <dd className="text-muted text-sm">{props.children}</dd>
    </div>
  )
}
