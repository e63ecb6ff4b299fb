// Runs before the page is drawn: the example must not show for a moment as the answer to somebody's link. main.js takes
// it back where the address only names a place on the page.
if (location.hash.length > 1 || /[?&]penghasilan/.test(location.search)) {
  document.getElementById("banyak")?.setAttribute("data-menunggu", "");
}
