// Runs before the page is drawn: the example must not show for a moment as the answer to somebody's link.
if (location.hash.includes("=")) document.getElementById("banyak")?.setAttribute("data-menunggu", "");
