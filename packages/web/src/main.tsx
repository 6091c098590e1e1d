import '@mantine/core/styles.css';
import '@fontsource/atkinson-hyperlegible-next/latin-400.css';
import '@fontsource/atkinson-hyperlegible-next/latin-ext-400.css';
import '@fontsource/atkinson-hyperlegible-next/latin-600.css';
import '@fontsource/atkinson-hyperlegible-next/latin-ext-600.css';
import '@fontsource/atkinson-hyperlegible-next/latin-700.css';
import '@fontsource/atkinson-hyperlegible-next/latin-ext-700.css';
import './ui/theme.css';
import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router/dom';
import { router } from './app/router.js';
import { SayProvider } from './ui/say.js';
import { colours, theme } from './ui/theme.js';

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no #root');

const colorScheme = localStorageColorSchemeManager({ key: 'weft.color-scheme' });

createRoot(root).render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      cssVariablesResolver={colours}
      colorSchemeManager={colorScheme}
      defaultColorScheme="auto"
    >
      <SayProvider>
        <RouterProvider router={router} />
      </SayProvider>
    </MantineProvider>
  </StrictMode>,
);
