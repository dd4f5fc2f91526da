// Deletes a cookie by its action, and shows the page as it is then.
document.getElementById('cookies').addEventListener('click', async (event) => {
  const name = event.target.dataset.delete;
  if (name === undefined) {
    return;
  }
  const answer = await fetch(`/cookies/${encodeURIComponent(name)}`, { method: 'DELETE' });
  if (answer.ok) {
    location.reload();
  } else {
    document.getElementById('problem').textContent = (await answer.json()).error;
  }
});
