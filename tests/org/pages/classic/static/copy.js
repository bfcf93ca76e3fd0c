// The Copy buttons of the consumer details.
for (const button of document.querySelectorAll('[data-copies]')) {
  button.addEventListener('click', async () => {
    const status = document.getElementById('copied');
    try {
      await navigator.clipboard.writeText(document.getElementById(button.dataset.copies).textContent);
      status.textContent = 'Copied.';
    } catch {
      status.textContent = 'The browser did not allow copying. Select the text and copy it.';
    }
  });
}
