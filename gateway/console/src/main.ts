import { createApp } from 'vue';
import App from './App.vue';
import './look/tokens.css';
import './look/base.css';

createApp(App).mount('#app');
