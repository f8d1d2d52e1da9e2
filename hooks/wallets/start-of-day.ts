/** When a day begins where this browser is, so many days later: '2026-03-09' → ISO. A day of a changing clock has its own length. */
export function startOfDay(day: string, later = 0): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return new Date(year, month - 1, date + later).toISOString()
}
