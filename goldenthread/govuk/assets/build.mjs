// Builds what pages are served: one style sheet and GOV.UK Frontend's script, into static/govuk/dist.
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { compile } from 'sass'

const here = dirname(fileURLToPath(import.meta.url))
const modules = join(here, '..', '..', '..', 'node_modules')
const dist = join(here, '..', 'static', 'govuk', 'dist')

mkdirSync(dist, { recursive: true })
const { css } = compile(join(here, 'goldenthread.scss'), { loadPaths: [modules], style: 'compressed', quietDeps: true })
writeFileSync(join(dist, 'goldenthread.css'), css)
copyFileSync(
  join(modules, 'govuk-frontend', 'dist', 'govuk', 'govuk-frontend.min.js'),
  join(dist, 'govuk-frontend.min.js')
)
console.log(`goldenthread.css ${Math.round(css.length / 1024)} KB, govuk-frontend.min.js copied`)
