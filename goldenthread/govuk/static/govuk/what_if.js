// Beside each number a slider, and figures that follow them. Without this the form's button does the same.
const form = document.querySelector('[data-gt-what-if]')
const outcome = document.getElementById('what-if-outcome')
const results = document.getElementById('what-if-results')
let asked = 0
let wait

for (const slider of form.querySelectorAll('[data-gt-box]')) {
  const box = document.getElementById(slider.dataset.gtBox)
  slider.hidden = false
  slider.addEventListener('input', () => { box.value = slider.value })
  box.addEventListener('input', () => { slider.value = box.value })
}

// A slider moved by keys says "change" at every step: wait until it rests.
form.addEventListener('change', () => {
  clearTimeout(wait)
  wait = setTimeout(show, 300)
})

async function show () {
  const number = ++asked
  const address = `${location.pathname}?${new URLSearchParams(new FormData(form))}`
  results.setAttribute('aria-busy', 'true')
  try {
    const answer = await fetch(address)
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    const found = page.getElementById(results.id)
    // What is wrong with the form, and anything unforeseen, is the whole page's to say.
    if (!answer.ok || !found || page.querySelector('.govuk-error-summary')) return form.submit()
    if (number !== asked) return
    outcome.textContent = page.getElementById(outcome.id).textContent
    results.replaceChildren(...found.childNodes)
    results.removeAttribute('aria-busy')
    history.replaceState(null, '', address)
  } catch {
    form.submit()
  }
}
