import { memo } from 'react'
import Markdown, { type Components } from 'react-markdown'
import remarkBreaks from 'remark-breaks'
import remarkGfm from 'remark-gfm'
import { cn } from '@/components/ui/cn'
import { isTooDeep } from './nesting'

/** What text may become. No images: they would fetch from elsewhere. HTML stays text, as it was typed. */
const ALLOWED = ['p', 'br', 'em', 'strong', 'del', 'code', 'pre', 'ul', 'ol', 'li', 'blockquote', 'a']

/** A table is none of them, and a wide one takes seconds to read. */
function withoutTables(this: { data(): object }) {
  const data = this.data() as { micromarkExtensions?: unknown[] }
  data.micromarkExtensions ??= []
  data.micromarkExtensions.push({ disable: { null: ['table'] } })
}

const components: Components = {
  a: ({ href, children }) => (
    <a
      href={href}
      target="_blank"
      rel="noopener noreferrer nofollow"
      className="break-all text-accent-text underline underline-offset-2"
    >
      {children}
    </a>
  ),
}

/** What a person wrote, as Markdown; read once, for a list draws its rows often. */
export const RichText = memo(function RichText({ text, className }: { text: string; className?: string }) {
  return (
    <div
      className={cn(
        'flex flex-col gap-2 break-words [&_blockquote]:border-l-2 [&_blockquote]:border-line-strong [&_blockquote]:pl-3 [&_code]:rounded-sm [&_code]:bg-sunken [&_code]:px-1 [&_code]:font-mono [&_code]:text-[0.9em] [&_ol]:list-decimal [&_ol]:pl-7 [&_pre]:overflow-x-auto [&_pre]:rounded-sm [&_pre]:bg-sunken [&_pre]:p-2 [&_ul]:list-disc [&_ul]:pl-5',
        className,
      )}
    >
      {isTooDeep(text) ? (
        <p className="whitespace-pre-wrap">{text}</p>
      ) : (
        <Markdown
          remarkPlugins={[remarkGfm, withoutTables, remarkBreaks]}
          allowedElements={ALLOWED}
          unwrapDisallowed
          components={components}
        >
          {text}
        </Markdown>
      )}
    </div>
  )
})
