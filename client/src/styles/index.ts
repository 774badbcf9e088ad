import '@fontsource-variable/golos-text/index.css';
import './mantine.css';
import './tokens.css';
import './base.css';
import './parts.css';
