import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { startSession } from './api/session';
import { App } from './app/App';
import { startTheme } from './app/theme';
import './style/panel.css';
import './style/dialogs.css';
import './style/place.css';
import { startTexts } from './texts/t';

startTheme();
await startTexts();
void startSession();
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
