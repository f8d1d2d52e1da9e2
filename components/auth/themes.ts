import { Monitor, Moon, Sun } from 'lucide-react'

/** What a person may choose, in the words of every place where he may. */
export const themes = [
  { value: 'light', label: 'Light', icon: Sun },
  { value: 'dark', label: 'Dark', icon: Moon },
  { value: 'system', label: 'Same as device', icon: Monitor },
]
