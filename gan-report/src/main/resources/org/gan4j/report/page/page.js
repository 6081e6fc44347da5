'use strict';
document.documentElement.classList.add('scripted');

// The slider over the frames.
const bindPlayer = player => {
  const frames = () => [...player.parentElement.querySelectorAll('.frames figure')];
  const slider = player.querySelector('input');
  const label = player.querySelector('output');
  const button = player.querySelector('button');
  let timer = 0;
  const show = () => {
    const place = Number(slider.value);
    frames().forEach((frame, i) => frame.classList.toggle('shown', i === place));
    label.textContent = frames()[place].querySelector('figcaption').textContent;
    slider.setAttribute('aria-valuetext', label.textContent);
  };
  const stop = () => {
    clearInterval(timer);
    timer = 0;
    button.textContent = 'Play';
  };
  slider.addEventListener('input', () => { stop(); show(); });
  button.addEventListener('click', () => {
    if (timer) {
      stop();
      return;
    }
    if (Number(slider.value) >= frames().length - 1) {
      slider.value = 0;
    }
    show();
    button.textContent = 'Pause';
    timer = setInterval(() => {
      slider.value = Number(slider.value) + 1;
      show();
      if (Number(slider.value) >= frames().length - 1) {
        stop();
      }
    }, 250);
  });
  player.addEventListener('frames', show);
  show();
};
document.querySelectorAll('.player').forEach(bindPlayer);

// Values under the pointer, or under a cursor that the arrow keys move.
const bindCurves = svg => {
  const range = svg.dataset;
  const reading = svg.closest('figure').querySelector('.reading');
  const linesOf = () => [...svg.querySelectorAll('.line')].map(path => ({
    name: path.dataset.name,
    points: path.getAttribute('d').slice(1).split('L').map(pair => pair.split(',').map(Number)),
  }));
  const cursor = document.createElementNS(svg.namespaceURI, 'path');
  cursor.setAttribute('class', 'cursor');
  svg.append(cursor);
  let place = 1000;
  const read = x => {
    // Read anew: the page may be one that follows a training.
    const from = Number(range.from);
    const to = Number(range.to);
    const logarithmic = range.logarithmic === 'true';
    const scale = value => logarithmic ? Math.log10(value) : value;
    const low = scale(Number(range.low));
    const high = scale(Number(range.high));
    const lines = linesOf();
    const texts = [];
    let nearest = x;
    lines.forEach((line, i) => {
      let best = line.points[0];
      for (const point of line.points) {
        if (Math.abs(point[0] - x) < Math.abs(best[0] - x)) {
          best = point;
        }
      }
      if (i === 0) {
        nearest = best[0];
      }
      const value = low + (1 - best[1] / 300) * (high - low);
      texts.push(line.name + ' ' + Number((logarithmic ? 10 ** value : value).toPrecision(3)));
    });
    place = nearest;
    cursor.setAttribute('d', 'M' + nearest + ',0L' + nearest + ',300');
    const step = Math.round(from + nearest / 1000 * (to - from));
    reading.textContent = 'Step ' + step.toLocaleString('en') + ': ' + texts.join(', ');
  };
  const clear = () => {
    cursor.removeAttribute('d');
    reading.textContent = '';
  };
  svg.addEventListener('pointermove', event => {
    const box = svg.getBoundingClientRect();
    read((event.clientX - box.left) / box.width * 1000);
  });
  svg.addEventListener('pointerleave', clear);
  svg.addEventListener('blur', clear);
  svg.addEventListener('keydown', event => {
    const points = linesOf()[0].points.map(point => point[0]);
    const at = points.reduce((best, x, i) => Math.abs(x - place) < Math.abs(points[best] - place) ? i : best, 0);
    const moves = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: points.length - 1 };
    if (event.key in moves) {
      event.preventDefault();
      read(points[Math.max(0, Math.min(points.length - 1, moves[event.key]))]);
    }
  });
};
document.querySelectorAll('.curves').forEach(bindCurves);

// Paper cannot be unfolded.
addEventListener('beforeprint', () => {
  for (const folded of document.querySelectorAll('details:not([open])')) {
    folded.open = true;
    folded.dataset.folded = 'true';
  }
});
addEventListener('afterprint', () => {
  for (const unfolded of document.querySelectorAll('details[data-folded]')) {
    unfolded.open = false;
    delete unfolded.dataset.folded;
  }
});
