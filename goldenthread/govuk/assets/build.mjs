// Builds what pages are served, into static/govuk/dist: one style sheet, GOV.UK Frontend's script, and the script with which
// a long list is typed into.
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { compile } from 'sass'

const here = dirname(fileURLToPath(import.meta.url))
const modules = join(here, '..', '..', '..', 'node_modules')
const dist = join(here, '..', 'static', 'govuk', 'dist')

mkdirSync(dist, { recursive: true })
const how = { loadPaths: [modules], style: 'compressed', charset: false, quietDeps: true }
const { css } = compile(join(here, 'goldenthread.scss'), how)
const typing = join(modules, 'accessible-autocomplete', 'dist')
const without = (file) => readFileSync(join(typing, file), 'utf8').replace(/(\/\/|\/\*)# sourceMappingURL.*/, '')
writeFileSync(join(dist, 'goldenthread.css'), `@charset "utf-8";${without('accessible-autocomplete.min.css')}${css}`)
writeFileSync(join(dist, 'accessible-autocomplete.min.js'), without('accessible-autocomplete.min.js'))
copyFileSync(
  join(modules, 'govuk-frontend', 'dist', 'govuk', 'govuk-frontend.min.js'),
  join(dist, 'govuk-frontend.min.js')
)
console.log(`goldenthread.css ${Math.round(css.length / 1024)} KB, scripts copied`)
