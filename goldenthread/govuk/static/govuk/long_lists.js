// A list too long to scroll is typed into. The drop-down list stays beneath and is what is sent, so that the server
// sees what it always sees; what is typed and is not in the list is sent as it was typed, and refused there.
import './dist/accessible-autocomplete.min.js'

const clean = (text) => text.trim().toLowerCase()

function unlisted(select) {
  const made = document.createElement('option')
  made.hidden = true
  select.append(made)
  return made
}

export function typeInto(select) {
  const options = [...select.options]
  const nothing = options.find((option) => option.value === '')
  const chosen = select.selectedOptions[0]
  const { id, name } = select
  const described = select.getAttribute('aria-describedby')
  const holder = document.createElement('div')
  select.before(holder)
  select.id = `${id}-list`
  select.hidden = true
  const own = unlisted(select)

  const choose = (typed) => {
    const found = options.find((option) => clean(option.text) === clean(typed))
    if (found) select.value = found.value
    else if (clean(typed) === '') select.value = nothing ? nothing.value : ''
    else {
      own.value = own.text = typed
      own.selected = true
    }
  }
  window.accessibleAutocomplete({
    element: holder,
    id,
    name: '',
    defaultValue: chosen && chosen.value !== '' ? chosen.text : '',
    displayMenu: 'overlay',
    confirmOnBlur: false,
    inputClasses: 'govuk-input',
    placeholder: nothing ? nothing.text : '',
    source: (typed, show) =>
      show(options.filter((option) => option.value !== '' && clean(option.text).includes(clean(typed))).map((option) => option.text)),
    onConfirm: (text) => {
      if (text !== undefined) choose(text)
    },
    tNoResults: () => 'Nothing in the list has these letters'
  })
  const input = document.getElementById(id)
  if (described) input.setAttribute('aria-describedby', `${described} ${input.getAttribute('aria-describedby') || ''}`.trim())
  input.addEventListener('input', () => choose(input.value))
  input.dataset.list = name
}
