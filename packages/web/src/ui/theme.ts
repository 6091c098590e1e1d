import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';

/** Woad, the blue of European weaving: the one colour of action. */
const woad: MantineColorsTuple = [
  '#eaf3f6',
  '#d3e5eb',
  '#a9cbd7',
  '#7cafc1',
  '#5596ad',
  '#3a829b',
  '#2a7590',
  '#0e5268',
  '#0b4456',
  '#083442',
];

/** Madder, its warm counterpart: only for what needs a person. */
const madder: MantineColorsTuple = [
  '#fdf2e7',
  '#fae3cb',
  '#f4c899',
  '#eeac66',
  '#e3913e',
  '#cf7623',
  '#b35e12',
  '#94490a',
  '#753907',
  '#572a05',
];

/** Neutrals of undyed wool; the fifth is strong enough to be the edge of a field (3:1). */
const gray: MantineColorsTuple = [
  '#f6f5f1',
  '#efeee8',
  '#e6e4dc',
  '#dedcd4',
  '#808d93',
  '#68767d',
  '#55636a',
  '#3f4b51',
  '#2a3439',
  '#1b2428',
];

/** The same by lamplight, from text to ground. */
const dark: MantineColorsTuple = [
  '#e5e9ea',
  '#c9d1d4',
  '#a2b0b6',
  '#8b9aa1',
  '#71828a',
  '#2e3a40',
  '#1f292e',
  '#1a2226',
  '#12181b',
  '#0d1214',
];

/** Radii, spacing, type and the defaults of every control. Colours that change with the scheme stand below. */
export const theme = createTheme({
  colors: { woad, madder, gray, dark },
  primaryColor: 'woad',
  // Both carry white words at 4.5:1 and more.
  primaryShade: { light: 7, dark: 6 },
  black: '#1b2428',
  fontFamily: "'Atkinson Hyperlegible Next', system-ui, 'Segoe UI', 'Noto Sans', sans-serif",
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
  fontSizes: { xs: '0.8125rem', sm: '0.9375rem', md: '1rem', lg: '1.125rem', xl: '1.3125rem' },
  lineHeights: { xs: '1.45', sm: '1.5', md: '1.6', lg: '1.55', xl: '1.4' },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2.25rem' },
  radius: { xs: '3px', sm: '5px', md: '8px', lg: '12px', xl: '18px' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  headings: {
    fontWeight: '650',
    textWrap: 'balance',
    sizes: {
      h1: { fontSize: '1.8125rem', lineHeight: '1.2' },
      h2: { fontSize: '1.3125rem', lineHeight: '1.3' },
      h3: { fontSize: '1.0625rem', lineHeight: '1.4' },
      h4: { fontSize: '1rem', lineHeight: '1.45' },
    },
  },
  components: {
    Button: { defaultProps: { size: 'md' }, classNames: { root: 'weft-button', label: 'weft-button-label' } },
    TextInput: { defaultProps: { size: 'md' } },
    PasswordInput: { defaultProps: { size: 'md' } },
    Textarea: { defaultProps: { size: 'md', autosize: true, minRows: 3 } },
    NativeSelect: { defaultProps: { size: 'md' } },
    Select: { defaultProps: { size: 'md', checkIconPosition: 'right' } },
    FileInput: { defaultProps: { size: 'md' } },
    Checkbox: { defaultProps: { size: 'md' } },
    Radio: { defaultProps: { size: 'md' } },
    InputWrapper: { defaultProps: { inputWrapperOrder: ['label', 'description', 'error', 'input'] } },
    Modal: { defaultProps: { radius: 'lg', centered: true, overlayProps: { backgroundOpacity: 0.45 } } },
    // A dialog's head is no banner of the page.
    ModalHeader: { defaultProps: { role: 'none' } },
    DrawerHeader: { defaultProps: { role: 'none' } },
    // Opening puts the focus on the first item: a placeholder is no child that a menu may have.
    Menu: { defaultProps: { shadow: 'md', radius: 'md', withInitialFocusPlaceholder: false } },
    Anchor: { defaultProps: { underline: 'always' } },
  },
});

/** What differs between light and dark. Every text colour here reaches 4.5:1 on its surface, in both. */
export const colours: CSSVariablesResolver = () => ({
  variables: {
    '--weft-measure': '42rem',
  },
  light: {
    '--mantine-color-body': '#f6f5f1',
    '--mantine-color-text': '#1b2428',
    '--mantine-color-dimmed': '#55636a',
    '--mantine-color-placeholder': '#68767d',
    '--mantine-color-anchor': '#0e5268',
    '--mantine-color-error': '#a5281b',
    '--mantine-color-default': '#ffffff',
    '--mantine-color-default-hover': '#f1f0eb',
    '--mantine-color-default-border': '#808d93',
    '--weft-surface': '#ffffff',
    '--weft-sunken': '#efeee8',
    '--weft-line': '#dedcd4',
    '--weft-line-strong': '#808d93',
    '--weft-soft': '#55636a',
    '--weft-action': '#0e5268',
    '--weft-action-wash': '#e6f0f4',
    '--weft-warm': '#94490a',
    '--weft-warm-wash': '#fdf0e0',
    '--weft-warm-line': '#d98b3d',
    '--weft-good': '#1f6440',
    '--weft-good-wash': '#e6f2ea',
    '--weft-bad': '#a5281b',
    '--weft-bad-wash': '#fcebe8',
  },
  dark: {
    '--mantine-color-body': '#12181b',
    '--mantine-color-text': '#e5e9ea',
    '--mantine-color-dimmed': '#a2b0b6',
    '--mantine-color-placeholder': '#8b9aa1',
    '--mantine-color-anchor': '#8fc4d6',
    '--mantine-color-error': '#ff9c8d',
    '--mantine-color-default': '#1a2226',
    '--mantine-color-default-hover': '#232d32',
    '--mantine-color-default-border': '#71828a',
    '--weft-surface': '#1a2226',
    '--weft-sunken': '#0d1214',
    '--weft-line': '#2e3a40',
    '--weft-line-strong': '#71828a',
    '--weft-soft': '#a2b0b6',
    '--weft-action': '#8fc4d6',
    '--weft-action-wash': '#18323b',
    '--weft-warm': '#f3b26b',
    '--weft-warm-wash': '#33240f',
    '--weft-warm-line': '#a8671f',
    '--weft-good': '#86cfa3',
    '--weft-good-wash': '#15301f',
    '--weft-bad': '#ff9c8d',
    '--weft-bad-wash': '#3a1a16',
  },
});
