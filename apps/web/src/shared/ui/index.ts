export { useAnnounce } from './announce.js';
export { Button, ButtonLink, FileLink, IconButton } from './button.js';
export { Dialog } from './dialog.js';
export {
  CheckField,
  type Choice,
  DayField,
  Field,
  SearchField,
  SelectField,
  TextArea,
  TextField,
} from './field.js';
export { Icon, type IconName } from './icon.js';
export { Empty, Notice, Shown, Skeleton, Wrong } from './states.js';
export { StatusBadge } from './status.js';
export { SubNav } from './sub-nav.js';
