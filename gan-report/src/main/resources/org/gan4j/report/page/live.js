
// Above is the script of every page; from here on, that of a page that a server keeps up to date.
const token = new URLSearchParams(location.search).get('token') || '';
const byId = id => document.getElementById(id);
const statusLine = byId('status');
const say = (text, lost) => {
  if (statusLine.textContent !== text) {
    statusLine.textContent = text;
  }
  statusLine.parentElement.classList.toggle('lost', Boolean(lost));
};

// Changes what is different, so that focus, scroll positions and listeners stay.
const adopt = (old, now) => {
  if (old.nodeType !== now.nodeType || old.nodeName !== now.nodeName) {
    old.replaceWith(now);
    return;
  }
  if (old.nodeType === Node.TEXT_NODE) {
    if (old.data !== now.data) {
      old.data = now.data;
    }
    return;
  }
  for (const { name } of [...old.attributes]) {
    if (!now.hasAttribute(name) && !(old.nodeName === 'DETAILS' && name === 'open')) {
      old.removeAttribute(name);
    }
  }
  for (const { name, value } of now.attributes) {
    if (old.getAttribute(name) !== value) {
      old.setAttribute(name, value);
    }
  }
  // What the page's script fills: a reading, a cursor, the label of a slider.
  const ours = node => !(node.classList && node.classList.contains('cursor'));
  if (old.nodeName === 'OUTPUT') {
    return;
  }
  const before = [...old.childNodes].filter(ours);
  const after = [...now.childNodes];
  after.forEach((child, i) => {
    if (i < before.length) {
      adopt(before[i], child);
    } else {
      old.insertBefore(child, before.length ? before[before.length - 1].nextSibling : null);
      before.push(child);
    }
  });
  before.slice(after.length).forEach(child => child.remove());
};
const bound = new WeakSet();
document.querySelectorAll('.curves, .player').forEach(element => bound.add(element));
const bind = (element, how) => {
  if (!bound.has(element)) {
    bound.add(element);
    how(element);
  }
};
const showSection = ({ id, html }) => {
  const place = byId(id + '-section');
  if (!place) {
    return;
  }
  const slider = place.querySelector('.player input');
  const follows = !slider || slider.value === slider.max;
  const template = document.createElement('template');
  template.innerHTML = html;
  const now = place.cloneNode(false);
  now.append(template.content);
  adopt(place, now);
  place.querySelectorAll('.curves').forEach(svg => bind(svg, bindCurves));
  place.querySelectorAll('.player').forEach(player => {
    const input = player.querySelector('input');
    if (follows) {
      input.value = input.max;
    }
    bind(player, bindPlayer);
    player.dispatchEvent(new Event('frames'));
  });
};

// A line, then its details: the connection tells what happens.
const duration = seconds => {
  const minutes = Math.floor(seconds / 60);
  return minutes >= 60
    ? Math.floor(minutes / 60) + ' h ' + minutes % 60 + ' min'
    : minutes + ':' + String(Math.floor(seconds % 60)).padStart(2, '0');
};
const end = () => {
  for (const id of ['stop', 'checkpoint']) {
    if (byId(id)) {
      byId(id).disabled = true;
    }
  }
};
const showStatus = now => {
  if (now.message) {
    say(now.message);
  } else {
    let text = 'Iteration ' + now.iteration.toLocaleString('en') + ' of ' + now.iterations.toLocaleString('en');
    if (now.perSecond > 0) {
      text += ', ' + Number(now.perSecond.toPrecision(3)) + ' per second, about '
        + duration((now.iterations - now.iteration) / now.perSecond) + ' left';
    }
    say(text);
  }
  if (now.ended) {
    end();
    events.close();
  }
};
const events = new EventSource('events?token=' + encodeURIComponent(token));
events.addEventListener('status', event => showStatus(JSON.parse(event.data)));
events.addEventListener('section', event => showSection(JSON.parse(event.data)));
events.addEventListener('error', () => say('The server does not answer. It has ended, or is being stopped.', true));

const command = async (name, button) => {
  button.disabled = true;
  try {
    const answer = await fetch(name, { method: 'POST', headers: { 'X-Gan-Token': token } });
    say(await answer.text(), !answer.ok);
  } catch {
    say('The server does not answer.', true);
  }
  if (name !== 'stop') {
    setTimeout(() => { button.disabled = false; }, 1000);
  }
};
for (const name of ['stop', 'checkpoint']) {
  if (byId(name)) {
    byId(name).addEventListener('click', () => command(name, byId(name)));
  }
}

// The explorer: one request at a time, and always the newest.
const picture = byId('picture');
if (picture) {
  const knobs = document.querySelector('.knobs');
  const note = byId('picture-note');
  const handle = byId('handle');
  const seed = byId('seed');
  const usual = new Map([...knobs.querySelectorAll('input, select')].map(input => [input, input.value]));
  const at = { across: 0, down: 0 };
  const value = id => byId(id) ? byId(id).value : '';
  const directions = () => [...knobs.querySelectorAll('[id^=direction-]')].map(input => Number(input.value));
  const parameters = (place, along) => {
    const query = new URLSearchParams({ token, seed: value('seed') || '0' });
    const put = (name, text) => text !== '' && query.set(name, text);
    put('class', value('class'));
    put('condition', value('condition'));
    const truncation = byId('truncation');
    if (truncation && truncation.value !== truncation.max) {
      put('truncation', truncation.value);
    }
    if (handle) {
      put('across', place.across);
      put('down', place.down);
    }
    if (along.some(step => step !== 0)) {
      put('along', along.join());
    }
    put('samples', value('count'));
    return query;
  };
  const load = async (image, query) => {
    const answer = await fetch('draw?' + query);
    if (!answer.ok) {
      throw new Error(await answer.text());
    }
    const address = URL.createObjectURL(await answer.blob());
    const before = image.src;
    image.src = address;
    await image.decode().catch(() => {});
    if (before.startsWith('blob:')) {
      URL.revokeObjectURL(before);
    }
    return address;
  };
  const describe = () => {
    const texts = ['Seed ' + value('seed')];
    const choice = byId('class');
    if (choice) {
      texts.push('class ' + choice.selectedOptions[0].textContent);
    }
    if (at.across || at.down) {
      texts.push(Math.round(100 * at.across) + ' % across', Math.round(100 * at.down) + ' % down');
    }
    directions().forEach((step, i) => step && texts.push('direction ' + (i + 1) + ': ' + step));
    return texts.join(', ');
  };
  let wanted = false;
  let drawing = false;
  let corners = '';
  const draw = async () => {
    wanted = true;
    if (drawing) {
      return;
    }
    drawing = true;
    picture.parentElement.classList.add('busy');
    while (wanted) {
      wanted = false;
      const text = describe();
      try {
        const address = await load(picture, parameters(at, directions()));
        picture.alt = 'Samples: ' + text;
        note.textContent = text;
        byId('save').href = address;
        byId('save').hidden = false;
        await drawCorners();
      } catch (failure) {
        note.textContent = failure.message || 'The server does not answer.';
      }
    }
    drawing = false;
    picture.parentElement.classList.remove('busy');
  };
  // They depend on neither the place nor the directions.
  const drawCorners = async () => {
    const places = [[0, 0], [1, 0], [0, 1], [1, 1]];
    const now = parameters({ across: 0, down: 0 }, []).toString();
    for (let i = 0; handle && now !== corners && i < places.length && !wanted; i++) {
      await load(byId('corner-' + i), parameters({ across: places[i][0], down: places[i][1] }, []));
      if (i === places.length - 1) {
        corners = now;
      }
    }
  };
  const label = input => {
    const output = knobs.querySelector('output[for=' + input.id + ']');
    if (output) {
      output.textContent = input.id === 'truncation' && input.value === input.max ? 'none' : Number(input.value);
      input.setAttribute('aria-valuetext', output.textContent);
    }
  };
  const move = (across, down) => {
    const inside = number => Math.round(1000 * Math.max(0, Math.min(1, number))) / 1000;
    at.across = inside(across);
    at.down = inside(down);
    handle.style.left = 100 * at.across + '%';
    handle.style.top = 100 * at.down + '%';
    byId('pad-note').textContent = Math.round(100 * at.across) + ' % across, ' + Math.round(100 * at.down) + ' % down';
  };
  knobs.addEventListener('submit', event => event.preventDefault());
  knobs.addEventListener('input', event => { label(event.target); draw(); });
  byId('next').addEventListener('click', () => { seed.value = Number(seed.value) + 1; draw(); });
  byId('reset').addEventListener('click', () => {
    usual.forEach((text, input) => { input.value = text; label(input); });
    if (handle) {
      move(0, 0);
    }
    draw();
  });
  if (handle) {
    const pad = byId('pad');
    const drag = event => {
      const box = pad.getBoundingClientRect();
      move((event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height);
      draw();
    };
    pad.addEventListener('pointerdown', event => {
      event.preventDefault();
      handle.focus();
      pad.setPointerCapture(event.pointerId);
      drag(event);
    });
    pad.addEventListener('pointermove', event => pad.hasPointerCapture(event.pointerId) && drag(event));
    handle.addEventListener('keydown', event => {
      const moves = { ArrowLeft: [-.05, 0], ArrowRight: [.05, 0], ArrowUp: [0, -.05], ArrowDown: [0, .05] };
      if (event.key in moves) {
        event.preventDefault();
        move(at.across + moves[event.key][0], at.down + moves[event.key][1]);
        draw();
      }
    });
    move(0, 0);
  }
  usual.forEach((text, input) => label(input));
  draw();
}
