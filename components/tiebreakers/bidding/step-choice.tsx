'use client'

import { Button } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import { quickSteps } from './bid-choice'
import type { BidDesk } from './use-bid-desk'

/** How many steps above the highest bid: pressed, it stands ready on the button. */
export function StepChoice({ desk, className }: { desk: BidDesk; className?: string }) {
  const { choice, choose } = desk
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would need a legend in sight
    <div role="group" aria-label="Raise by" className={cn('grid grid-cols-3 gap-2', className)}>
      {quickSteps.map((steps) => {
        const chosen = choice.text === '' && choice.steps === steps
        return (
          <Button
            key={steps}
            size="sm"
            aria-pressed={chosen}
            disabled={desk.hindrance !== null}
            className={cn('figure px-1', chosen && 'border-accent-text bg-accent-soft text-accent-text')}
            onClick={() => choose({ steps, text: '' })}
          >
            +{steps} {steps === 1 ? 'step' : 'steps'}
          </Button>
        )
      })}
    </div>
  )
}
