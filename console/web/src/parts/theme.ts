import { applyDensity, applyMode, Density, disableMotion, Mode } from '@cloudscape-design/global-styles';
import * as tokens from '@cloudscape-design/design-tokens';

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
  // The components' own colours, under names that our style sheet can use.
  const style = document.body.style;
  style.setProperty('--surface', tokens.colorBackgroundContainerContent);
  style.setProperty('--page', tokens.colorBackgroundLayoutMain);
  style.setProperty('--text', tokens.colorTextBodyDefault);
  style.setProperty('--muted', tokens.colorTextBodySecondary);
  style.setProperty('--line', tokens.colorBorderDividerDefault);
  style.setProperty('--accent', tokens.colorBorderItemSelected);
}

export function toggleMode() {
  localStorage.setItem(KEY, isDark() ? 'light' : 'dark');
  applyTheme();
}

dark.addEventListener('change', applyTheme);
still.addEventListener('change', applyTheme);
