import type { FastifyInstance } from 'fastify'
import * as v from 'valibot'
import type { Audit } from './audit.ts'
import { violationsPath } from './headers.ts'
import type { Limits } from './limits.ts'
import { malformed } from './refusal.ts'
import { checkFromThePage } from './request-target.ts'

/** A browser's report, of which the address and the sample may hold an ID or a customer's text: only the directive is read. */
const reportSchema = v.object({
  'csp-report': v.object({ 'effective-directive': v.pipe(v.string(), v.regex(/^[a-z-]{1,40}$/)) }),
})

/** Takes reports of what a page's content security policy has stopped, and logs the name of the directive. */
export async function violationRoutes(app: FastifyInstance, { audit, limits }: { audit: Audit; limits: Limits }) {
  app.post(violationsPath, { bodyLimit: 8 * 1024 }, async (request, reply) => {
    checkFromThePage(request, 'report', 'empty') // WebKit calls the destination of its reports empty
    const refused = await limits.refuseAddress(request)
    if (refused) throw refused
    const { success, output } = v.safeParse(v.pipe(v.string(), v.parseJson(), reportSchema), request.body)
    if (!success) throw malformed()
    audit({ event: 'policy-violation', directive: output['csp-report']['effective-directive'] })
    return reply.code(204).send()
  })
}
