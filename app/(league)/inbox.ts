import { cache } from 'react'
import { pageViewer } from '@/app/session'
import { listNotifications } from '@/lib/server/notifications/data'

/** The inbox of whoever asks for this page; read once a request, by the frame's bell and the page. */
export const pageInbox = cache(async () => listNotifications(await pageViewer()))
