import { describeBroken, writing } from './failpoints.suite.js';

describeBroken((one) => !writing(one));
