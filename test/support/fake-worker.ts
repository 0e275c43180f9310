import './fake-child.js';
