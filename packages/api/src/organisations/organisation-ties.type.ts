import type { CalendarDate } from '@weft/shared';
import type {
  OrganisationTie,
  OrganisationTies,
  OrganisationView,
  ReferredInMonth,
} from '@weft/shared/server';
import { Field, Int, ObjectType } from 'type-graphql';
import { DateScalar } from '../graphql/index.js';
import { OrganisationType } from './organisation.type.js';

@ObjectType('ReferredInMonth', { simpleResolvers: true })
class ReferredInMonthType implements ReferredInMonth {
  @Field(() => DateScalar, { description: 'Its first day.' })
  readonly month!: CalendarDate;

  @Field(() => Int)
  readonly referred!: number;

  @Field(() => Int, { description: 'Of how many of them support started.' })
  readonly started!: number;
}

@ObjectType('OrganisationTie', { simpleResolvers: true })
class OrganisationTieType implements OrganisationTie {
  @Field(() => OrganisationType)
  readonly organisation!: OrganisationView;

  @Field(() => Int)
  readonly count!: number;
}

@ObjectType('OrganisationTies', { simpleResolvers: true, description: 'With whom an organisation works.' })
export class OrganisationTiesType implements OrganisationTies {
  @Field(() => OrganisationType)
  readonly organisation!: OrganisationView;

  @Field(() => [ReferredInMonthType], {
    description: 'The last twelve in which it referred, the latest first.',
  })
  readonly months!: readonly ReferredInMonth[];

  @Field(() => [OrganisationTieType], { description: 'Where people whom it referred are supported.' })
  readonly refersTo!: readonly OrganisationTie[];

  @Field(() => [OrganisationTieType], { description: 'From where those came whom it supports.' })
  readonly comeFrom!: readonly OrganisationTie[];

  @Field(() => [OrganisationType], { description: 'The anchors that its people look after.' })
  readonly anchors!: readonly OrganisationView[];

  @Field(() => [OrganisationType], { description: 'The providers whose people look after it.' })
  readonly lookedAfterBy!: readonly OrganisationView[];
}
