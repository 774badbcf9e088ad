// Recharts looks scales up by name, so all of them with their calendars and colours would be built in. Our charts have
// lines over numbered steps and bars of names.
import type { Plugin } from 'vite';

const ALL_SCALES = /victory-vendor[\\/]es[\\/]d3-scale\.js$/;

export function fewScales(): Plugin {
  return {
    name: 'few-scales',
    apply: 'build',
    transform: {
      filter: { id: ALL_SCALES },
      handler: () => `export { scaleBand, scaleLinear, scalePoint } from 'd3-scale';`,
    },
  };
}
