// Pages work without this; it folds tabs, opens the menu on a phone, shows a password on request, and lets a long list
// be typed into.
import { initAll } from './dist/govuk-frontend.min.js'

const TOO_LONG_TO_SCROLL = 40
document.body.classList.add('js-enabled')
if ('noModule' in HTMLScriptElement.prototype) document.body.classList.add('govuk-frontend-supported')
initAll()

const long = [...document.querySelectorAll('select.govuk-select')].filter((list) => list.options.length > TOO_LONG_TO_SCROLL)
if (long.length) import('./long_lists.js').then(({ typeInto }) => long.forEach(typeInto))
