import { PAYMENT_RUN_KINDS } from '@weft/shared/server';
import { schemaEnum } from '../graphql/index.js';

export const PaymentRunKindEnum = schemaEnum('PaymentRunKind', PAYMENT_RUN_KINDS);
