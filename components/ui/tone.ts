/** What a colour says. One vocabulary for pills, alerts, meters and figures. */
export type Tone = 'neutral' | 'accent' | 'positive' | 'negative' | 'warning' | 'info'

export const toneText: Record<Tone, string> = {
  neutral: 'text-muted',
  accent: 'text-accent-text',
  positive: 'text-positive',
  negative: 'text-negative',
  warning: 'text-warning',
  info: 'text-info',
}

/** Text on its own tint; every pair is at least 4.5:1 in both themes. */
export const toneSoft: Record<Tone, string> = {
  neutral: 'bg-text/9 text-text',
  accent: 'bg-accent-soft text-accent-text',
  positive: 'bg-positive-soft text-positive',
  negative: 'bg-negative-soft text-negative',
  warning: 'bg-warning-soft text-warning',
  info: 'bg-info-soft text-info',
}

/** A filled area without text. */
export const toneFill: Record<Tone, string> = {
  neutral: 'bg-line-strong',
  accent: 'bg-accent',
  positive: 'bg-positive',
  negative: 'bg-negative',
  warning: 'bg-warning',
  info: 'bg-info',
}
