import { mkdirSync } from 'node:fs';

const PICTURES = 'target/browser';

/** The documentation page in a browser, in a reader's words. It notes what a reader would not see: requests and complaints. */
export class Documentation {
  constructor(page) {
    this.page = page;
    this.requests = [];
    this.complaints = [];
    page.on('request', request => this.requests.push(request.url()));
    page.on('console', message => ['error', 'warning'].includes(message.type()) && this.complaints.push(message.text()));
    page.on('pageerror', error => this.complaints.push(String(error)));
  }

  async open(url) {
    await this.page.goto(url);
    await this.shown();
  }

  async choose(contract) {
    await this.page.locator(`nav a[data-contract="${contract.name}"]`).click();
    await this.shows(contract);
  }

  /** Waits until the contract is on the page, and not the one before it. */
  async shows(contract) {
    await this.page.locator('.info .title', { hasText: contract.spec.info.title }).waitFor();
    await this.operation(contract.operations[0]).waitFor();
  }

  async shown() {
    await this.page.locator('.opblock').first().waitFor();
  }

  operation(operation) {
    return this.page.locator(`.opblock[id$="-${operation.id}"]`);
  }

  async expand(operation) {
    const block = this.operation(operation);
    await block.locator('.opblock-summary-control').click();
    await block.locator('.opblock-body').waitFor();
    return block;
  }

  async collapse(operation) {
    const block = this.operation(operation);
    await block.locator('.opblock-summary-control').click();
    await block.locator('.opblock-body').waitFor({ state: 'detached' });
  }

  servers() {
    return this.page.locator('.servers option').evaluateAll(options => options.map(option => option.value));
  }

  chooseServer(url) {
    return this.page.locator('.servers select').selectOption(url);
  }

  /** The security schemes that can be signed in with. */
  async schemes() {
    const dialog = await this.openDialog();
    const names = await dialog.locator('.auth-container h4 code').allInnerTexts();
    await this.closeDialog();
    return names;
  }

  async openDialog() {
    await this.page.locator('.scheme-container .btn.authorize').click();
    const dialog = this.page.locator('.modal-ux');
    await dialog.locator('.auth-container').first().waitFor();
    return dialog;
  }

  closeDialog() {
    return this.page.locator('.modal-ux .close-modal').click();
  }

  /** Signs in with one security scheme by the dialog, and only with that one. */
  async authorize(scheme, values) {
    const dialog = await this.openDialog();
    for (const logout of await dialog.getByRole('button', { name: 'Remove authorization' }).all()) {
      await logout.click();
    }
    const form = dialog.locator('.auth-container', { has: this.page.locator('h4 code', { hasText: new RegExp(`^${scheme}$`) }) });
    const fields = await form.locator('input').all();
    for (const [index, value] of values.entries()) {
      await fields[index].fill(value);
    }
    await form.locator('button.authorize').click();
    await this.closeDialog();
  }

  /** Fills the path variables in, leaves the rest as the page offers it, sends the request, and reads the answer off the page. */
  async execute(operation, pathVariable) {
    const block = this.operation(operation);
    await block.locator('.try-out__btn').click();
    for (const name of operation.pathVariables) {
      await block.locator(`tr[data-param-name="${name}"][data-param-in="path"] input`).fill(pathVariable);
    }
    await block.locator('.btn.execute').click();
    const answer = block.locator('.live-responses-table .response').first();
    await answer.waitFor();
    const status = parseInt(await answer.locator('.response-col_status').innerText(), 10);
    return { status, text: await answer.innerText(), url: await block.locator('.request-url pre').innerText() };
  }

  picture(name, fullPage = false) {
    mkdirSync(PICTURES, { recursive: true });
    return this.page.screenshot({ path: `${PICTURES}/${name}.png`, fullPage });
  }
}
