import { applyDensity, applyMode, Density, disableMotion, Mode } from '@cloudscape-design/global-styles';

const KEY = 'culvert.mode';
const dark = matchMedia('(prefers-color-scheme: dark)');
const still = matchMedia('(prefers-reduced-motion: reduce)');

export const isDark = () => (localStorage.getItem(KEY) ?? (dark.matches ? 'dark' : 'light')) === 'dark';
export const isStill = () => still.matches;

/** Light or dark as the reader chose, or else as their system says. */
export function applyTheme() {
  applyMode(isDark() ? Mode.Dark : Mode.Light);
  applyDensity(Density.Comfortable);
  disableMotion(still.matches);
}

export function toggleMode() {
  localStorage.setItem(KEY, isDark() ? 'light' : 'dark');
  applyTheme();
}

dark.addEventListener('change', applyTheme);
still.addEventListener('change', applyTheme);
