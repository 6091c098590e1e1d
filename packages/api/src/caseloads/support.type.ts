import type {
  OrganisationView,
  ProviderOfferInput,
  ProviderSupportView,
  SupportWorkerInput,
  SupportWorkerView,
  WorkerLoad,
} from '@weft/shared/server';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { resultUnion } from '../graphql/index.js';
import { OrganisationType } from '../organisations/organisation.type.js';

@ObjectType('SupportLoad', {
  simpleResolvers: true,
  description: 'What somebody carries, in hundredths of a person in active support.',
})
class SupportLoadType implements WorkerLoad {
  @Field(() => Int, { description: 'How many people, whatever they weigh.' })
  readonly people!: number;

  @Field(() => Int)
  readonly load!: number;

  @Field(() => Int, { description: 'What can be carried in the hours, by the partnership’s guide.' })
  readonly room!: number;
}

@ObjectType('SupportWorker', { simpleResolvers: true })
class SupportWorkerType implements SupportWorkerView {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => String)
  readonly name!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'Hundredths of an hour a week; null: not said, and nobody is suggested to them by name.',
  })
  readonly hours!: number | null;

  @Field(() => Int, { nullable: true, description: 'Of these, those meant to be spent with people.' })
  readonly peopleHours!: number | null;

  @Field(() => [String], { description: 'Codes of expertise.' })
  readonly offers!: readonly string[];

  @Field(() => [String], { description: 'Postcode districts; none: wherever the provider works.' })
  readonly areas!: readonly string[];

  @Field(() => SupportLoadType)
  readonly load!: WorkerLoad;
}

@ObjectType('ProviderSupport', {
  simpleResolvers: true,
  description: 'A provider and who supports people there.',
})
export class ProviderSupportType implements ProviderSupportView {
  @Field(() => OrganisationType)
  readonly provider!: OrganisationView;

  @Field(() => [String])
  readonly offers!: readonly string[];

  @Field(() => [String])
  readonly areas!: readonly string[];

  @Field(() => Int, {
    nullable: true,
    description: 'How much it agreed to carry at once, in hundredths of a person; null: as its workers can.',
  })
  readonly agreed!: number | null;

  @Field(() => SupportLoadType)
  readonly load!: WorkerLoad;

  @Field(() => [SupportWorkerType])
  readonly workers!: readonly SupportWorkerView[];
}

@InputType('SupportWorkerInput')
export class SupportWorkerInputType implements SupportWorkerInput {
  @Field(() => ID)
  readonly providerId!: string;

  @Field(() => ID)
  readonly personId!: string;

  @Field(() => Int, { description: 'Hundredths of an hour a week.' })
  readonly hours!: number;

  @Field(() => Int, { nullable: true })
  readonly peopleHours!: number | null;

  @Field(() => [String])
  readonly offers!: readonly string[];

  @Field(() => [String])
  readonly areas!: readonly string[];
}

@InputType('ProviderOfferInput')
export class ProviderOfferInputType implements ProviderOfferInput {
  @Field(() => ID)
  readonly providerId!: string;

  @Field(() => Int, { nullable: true, description: 'Hundredths of a person; null: as its workers can.' })
  readonly agreed!: number | null;

  @Field(() => [String])
  readonly offers!: readonly string[];

  @Field(() => [String])
  readonly areas!: readonly string[];
}

export const ProviderSupportResult = resultUnion(
  'ProviderSupportResult',
  'ProviderSupport',
  ProviderSupportType,
);
