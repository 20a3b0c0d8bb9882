'use strict';

// Shows the contract that the address names, else the first. Credentials stay in this page's memory, and hold for every contract that has
// a security scheme of the same name.
(() => {
  const links = [...document.querySelectorAll('a[data-contract]')];

  function chosen() {
    const name = new URLSearchParams(location.search).get('contract');
    return links.find(link => link.dataset.contract === name) ?? links[0];
  }

  function mark(chosenLink) {
    for (const link of links) {
      if (link === chosenLink) {
        link.setAttribute('aria-current', 'page');
      } else {
        link.removeAttribute('aria-current');
      }
    }
    document.title = 'Persona: ' + chosenLink.textContent;
    return `openapi/${chosenLink.dataset.contract}.yaml`;
  }

  const ui = SwaggerUIBundle({
    url: mark(chosen()),
    domNode: document.getElementById('contract'),
    presets: [SwaggerUIBundle.presets.apis],
    layout: 'BaseLayout',
    deepLinking: true,
    displayRequestDuration: true,
    validatorUrl: null,
  });

  function show() {
    const url = mark(chosen());
    ui.specActions.updateUrl(url);
    ui.specActions.download(url);
  }

  for (const link of links) {
    link.addEventListener('click', event => {
      if (!event.ctrlKey && !event.metaKey && !event.shiftKey) {
        event.preventDefault();
        history.pushState(null, '', link.href);
        show();
      }
    });
  }

  // The address also changes within a contract, when operations are opened.
  addEventListener('popstate', () => {
    if (chosen().getAttribute('aria-current') !== 'page') {
      show();
    }
  });
})();
