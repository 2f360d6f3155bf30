// Keeps what is typed into a form that has data-autosave, a moment after the last key. Without it the page's own
// button does the same; data-autosave may say what that button is called.
const PAUSE = 2000
const BUTTON = 'Save as a draft'

for (const form of document.querySelectorAll('form[data-autosave]')) {
  const button = form.dataset.autosave || BUTTON
  const says = form.querySelector('[data-autosave-says]')
  let waiting = null
  let saving = Promise.resolve()

  const save = async () => {
    try {
      const answer = await fetch(form.action, {
        method: 'POST', body: new FormData(form), headers: { 'X-Saved-By': 'autosave' }
      })
      const { kept, revisions } = await answer.json()
      for (const [name, revision] of Object.entries(revisions)) form.elements[name].value = revision
      says.textContent = kept ? 'Saved.' : `Not all is saved: press “${button}” to see why.`
    } catch {
      says.textContent = `Not saved: press “${button}” to try again.`
    }
  }

  form.addEventListener('input', () => {
    clearTimeout(waiting)
    says.textContent = ''
    waiting = setTimeout(() => { saving = saving.then(save) }, PAUSE)
  })
  form.addEventListener('submit', () => clearTimeout(waiting))
}
