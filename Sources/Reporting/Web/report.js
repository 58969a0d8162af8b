// What a report can do in a browser: draw charts, sort and filter tables, open the page of a place or commune.
(function () {
  'use strict';
  const read = (id) => {
    const element = document.getElementById(id);
    return element ? JSON.parse(element.textContent) : null;
  };
  const words = read('words') || {};
  const make = (name, text, attributes) => {
    const element = document.createElement(name);
    if (text !== undefined && text !== null) element.textContent = text;
    for (const key in attributes || {}) element.setAttribute(key, attributes[key]);
    return element;
  };
  // Letters without their marks, so that "tuan giao" finds "Tuần Giáo".
  const plain = (text) =>
    text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').replace(/[đĐ]/g, 'd').toLowerCase().trim();
  const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
  const count = new Intl.NumberFormat(document.documentElement.lang);

  // The contents are open where there is room beside the report.
  const contents = document.querySelector('nav details');
  if (contents && window.matchMedia('(min-width: 1200px)').matches) contents.open = true;

  // Charts: drawn when they come near the window; the picture stays for print and where drawing fails.
  const charts = read('charts');
  const isNarrow = window.matchMedia('(max-width: 700px)');
  const views = new Map();
  const drawings = new Map();
  const draw = (figure) => {
    if (!drawings.has(figure)) drawings.set(figure, redraw(figure));
    return drawings.get(figure);
  };
  function redraw(figure) {
    const chart = charts[figure.dataset.chart];
    const live = figure.querySelector('.live');
    if (!chart || !live) return Promise.resolve();
    return window.vegaEmbed(live, isNarrow.matches ? chart.narrow : chart.wide, { mode: 'vega', actions: false, renderer: 'svg' })
      .then((view) => {
        views.set(figure, view);
        // The box says what the drawing shows.
        live.querySelectorAll('svg').forEach((svg) => svg.setAttribute('aria-hidden', 'true'));
        live.hidden = false;
        figure.classList.add('is-live');
      })
      .catch(() => { live.remove(); figure.classList.remove('is-live'); });
  }
  // A window that is turned shows the other form of what it had drawn.
  isNarrow.addEventListener('change', () => {
    for (const [figure, view] of views) { view.finalize(); redraw(figure); }
  });
  if (charts && window.vegaEmbed) {
    const figures = Array.from(document.querySelectorAll('figure.chart'));
    // Charts change their height when they are drawn: a heading that was gone to is found again behind them.
    const settle = () => {
      const target = document.getElementById(location.hash.slice(1));
      if (target) Promise.all(figures.map(draw)).then(() => target.scrollIntoView());
    };
    window.addEventListener('hashchange', settle);
    settle();
    if ('IntersectionObserver' in window) {
      const observer = new IntersectionObserver((entries) => {
        for (const entry of entries) {
          if (entry.isIntersecting) { observer.unobserve(entry.target); draw(entry.target); }
        }
      }, { rootMargin: '600px' });
      figures.forEach((figure) => observer.observe(figure));
    } else {
      figures.forEach(draw);
    }
  }

  // Tables.
  const key = (cell) => {
    const data = cell.querySelector('data');
    const number = data ? Number(data.getAttribute('value')) : NaN;
    return Number.isNaN(number) ? cell.textContent.trim() : number;
  };
  function compare(a, b) {
    const isNumber = (value) => typeof value === 'number';
    if (isNumber(a) && isNumber(b)) return a - b;
    if (isNumber(a) !== isNumber(b)) return isNumber(a) ? -1 : 1;
    return collator.compare(a, b);
  }
  function sortable(table, update) {
    const body = table.tBodies[0];
    const heads = Array.from(table.tHead.rows[0].cells);
    heads.forEach((head, column) => {
      const button = make('button', head.textContent, { type: 'button', title: words.sort + ' ' + head.textContent });
      head.textContent = '';
      head.append(button);
      button.addEventListener('click', () => {
        const down = head.getAttribute('aria-sort') === 'ascending';
        heads.forEach((other) => other.removeAttribute('aria-sort'));
        head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
        const rows = Array.from(body.rows).map((row) => ({ row, key: key(row.cells[column]) }));
        const missing = (entry) => entry.key === '–' || entry.key === '';
        rows.sort((a, b) => {
          // What is not known stands last either way.
          if (missing(a) !== missing(b)) return missing(a) ? 1 : -1;
          return (down ? -1 : 1) * compare(a.key, b.key);
        });
        const sorted = document.createDocumentFragment();
        rows.forEach((entry) => sorted.append(entry.row));
        body.append(sorted);
        update();
      });
    });
  }
  // A filter above a long table; of a very long one so many rows are shown at a time.
  const step = 300;
  function filterable(table, box, number) {
    const rows = Array.from(table.tBodies[0].rows);
    if (rows.length < 12) return () => {};
    if (rows.length > 30) box.classList.add('tall');
    const id = 'filter-' + number;
    const input = make('input', null, { id, type: 'search', autocomplete: 'off' });
    const tools = make('div', null, { class: 'tools' });
    tools.append(make('label', words.filter, { for: id }), input);
    const status = make('p', '', { role: 'status', class: 'note' });
    const more = make('button', words.more, { type: 'button', class: 'more' });
    box.before(tools, status);
    box.after(more);
    let texts = null;
    let parts = [];
    let limit = step;
    function update() {
      let shown = 0;
      let found = 0;
      for (const row of table.tBodies[0].rows) {
        const isFound = parts.every((part) => texts.get(row).includes(part));
        if (isFound) found += 1;
        const isShown = isFound && shown < limit;
        if (isShown) shown += 1;
        if (row.hidden === isShown) row.hidden = !isShown;
      }
      status.textContent = shown < rows.length
        ? words.shown.replace('{0}', count.format(shown)).replace('{1}', count.format(rows.length)) : '';
      more.hidden = shown >= found;
    }
    let timer = 0;
    input.addEventListener('input', () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        parts = plain(input.value).split(/\s+/).filter(Boolean);
        limit = step;
        if (!texts) texts = new Map(rows.map((row) => [row, plain(row.textContent)]));
        update();
      }, 120);
    });
    more.addEventListener('click', () => { limit += step; update(); });
    update();
    return update;
  }
  // A table that is wider than its box says that there is more at the side.
  const wide = window.ResizeObserver && new ResizeObserver((changes) => changes.forEach(({ target }) => {
    const box = target.closest('.scroll');
    box.classList.toggle('wide', box.scrollWidth > box.clientWidth + 1);
  }));
  function hint(box) {
    if (!wide) return;
    box.prepend(make('p', words.wide, { class: 'hint' }));
    wide.observe(box);
    wide.observe(box.querySelector('table'));
  }
  document.querySelectorAll('main .scroll > table').forEach((table, number) => {
    hint(table.parentElement);
    if (table.classList.contains('facts')) return;
    const update = filterable(table, table.parentElement, number);
    if (table.tBodies[0].rows.length > 1) sortable(table, update);
  });

  // Pages of places and communes, made of the texts that stand in the page once.
  const units = read('units');
  const find = document.getElementById('find');
  const choose = document.getElementById('choose');
  const page = document.getElementById('page');
  if (!units || !find) return;
  const entries = units.pages.map((entry) => ({ entry, text: plain(entry.name + ' ' + entry.code + ' ' + entry.place) }));
  const limit = 200;
  function table(heads, rows, numeric) {
    const mark = (column, attributes) => {
      if (numeric && numeric[column]) attributes.class = 'n';
      return attributes;
    };
    const box = make('div', null, { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': heads[0] });
    const element = make('table');
    const head = element.createTHead().insertRow();
    heads.forEach((text, column) => head.append(make('th', text, mark(column, { scope: 'col' }))));
    const body = element.createTBody();
    rows.forEach((cells) => {
      const row = body.insertRow();
      cells.forEach((text, column) =>
        row.append(make(column ? 'td' : 'th', text, mark(column, column ? {} : { scope: 'row' }))));
    });
    box.append(element);
    hint(box);
    return box;
  }
  function show(entry) {
    page.textContent = '';
    if (!entry) return;
    page.append(make('h3', entry.place ? entry.name + ' – ' + entry.place : entry.name));
    if (units.mark) page.append(make('p', units.mark, { class: 'banner', role: 'note' }));
    entry.tables.forEach((rows, index) => {
      if (rows.length) {
        const kind = units.tables[entry.kind][index];
        const texts = rows.map((cells) => cells.map((place) => units.texts[place]));
        page.append(make('p', kind.title), table(kind.heads, texts, kind.numeric));
        if (texts.flat().some((text) => text.includes(units.doubt.mark))) page.append(make('p', units.doubt.note));
      }
    });
    if (entry.marks) {
      entry.marks.forEach((marks, index) => {
        if (!marks) return;
        const set = units.sets[index];
        page.append(make('p', set.title));
        page.append(table(set.heads, set.criteria.map((name, place) => [name, units.verdicts[marks[place]]])));
      });
    }
    const below = entries.filter((other) => other.entry.parents.includes(entry.id));
    if (below.length) {
      page.append(make('p', units.below));
      const list = make('ul');
      below.slice(0, limit).forEach((other) => {
        const button = make('button', other.entry.name, { type: 'button' });
        button.addEventListener('click', () => { show(other.entry); page.scrollIntoView(); });
        const item = make('li');
        item.append(button);
        list.append(item);
      });
      page.append(list);
    }
  }
  // Names that hold the words as typed come first, then names with words that begin so, then places, then any letters within.
  function rank(found, parts) {
    const begins = (text) => parts.every((part) => text.split(/[\s(–-]+/).some((word) => word.startsWith(part)));
    const name = plain(found.entry.name);
    if ((' ' + name).includes(' ' + parts.join(' '))) return 0;
    return begins(name) ? 1 : begins(found.text) ? 2 : 3;
  }
  let listed = [];
  function list() {
    const parts = plain(find.value).split(/\s+/).filter(Boolean);
    const found = entries.filter((entry) => parts.every((part) => entry.text.includes(part)))
      .map((entry) => ({ entry, rank: rank(entry, parts) })).sort((a, b) => a.rank - b.rank);
    listed = found.slice(0, limit).map(({ entry }) => entry);
    choose.textContent = '';
    choose.append(make('option', listed.length ? '–' : words.none, { value: '' }));
    listed.forEach(({ entry }, index) =>
      choose.append(make('option', entry.place ? entry.name + ' – ' + entry.place : entry.name, { value: index })));
    if (found.length > limit) {
      const rest = words.shown.replace('{0}', count.format(limit)).replace('{1}', count.format(found.length));
      choose.append(make('option', '… ' + rest, { value: '', disabled: '' }));
    }
    if (parts.length && listed.length === 1) { choose.value = '0'; show(listed[0].entry); }
  }
  find.addEventListener('input', list);
  choose.addEventListener('change', () => show(choose.value === '' ? null : listed[Number(choose.value)].entry));
  list();
})();
