import { describe, expect, it } from 'vitest'
import type { AuditEntryView } from '@/lib/contracts/views'
import { blue, event, leagueId, red, uuid } from '../live/testing'
import { type InvitesAnswer, invitesRules as rules } from './invites-rules'

const open: InvitesAnswer = {
  invites: [
    {
      id: uuid(700),
      role: 'manager',
      team: { id: red, name: 'Red' },
      uses: 0,
      maxUses: 1,
      createdAt: '2026-01-01T00:00:00.000Z',
      expiresAt: '2026-01-15T00:00:00.000Z',
    },
  ],
  asOf: {},
}
const entry = (action: string): AuditEntryView => ({
  id: uuid(800),
  at: '2026-01-02T00:00:00.000Z',
  actor: null,
  action,
  summary: '',
  reason: null,
  subjectId: null,
  refused: false,
})
const team = (id: string) =>
  event('team_update', { team: { id, leagueId, name: 'New name', shortName: 'NEW', managers: [] } })

describe('the open invites', () => {
  it.each(['invite.create', 'invite.revoke'])('are read again after %s, and after no other act', (action) => {
    expect(rules.audit_entry?.(open, event('audit_entry', { entry: entry(action) }))).toBe('refetch')
    expect(rules.audit_entry?.(open, event('audit_entry', { entry: entry('round.open') }))).toBe(open)
  })

  it('are read again when a team that one is for has another name', () => {
    expect(rules.team_update?.(open, team(red))).toBe('refetch')
    expect(rules.team_update?.(open, team(blue))).toBe(open)
  })
})
