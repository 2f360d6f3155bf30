// Pages work without this; it folds tabs, opens the menu on a phone and shows a password on request.
import { initAll } from './dist/govuk-frontend.min.js'

document.body.classList.add('js-enabled')
if ('noModule' in HTMLScriptElement.prototype) document.body.classList.add('govuk-frontend-supported')
initAll()
