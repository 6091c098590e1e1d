import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType('PageInfo', { simpleResolvers: true })
export class PageInfoType {
  @Field(() => Boolean)
  readonly hasNextPage!: boolean;

  @Field(() => String, { nullable: true })
  readonly endCursor!: string | null;
}

type ObjectClass = new () => object;

/**
 * `connectionOf('Claim', () => ClaimType)` makes `ClaimConnection` and `ClaimEdge`; a use case's `Page`
 * (server/pages) is already of their shape. `totalCount` is worked out only when it was selected.
 */
export function connectionOf(name: string, node: () => ObjectClass) {
  @ObjectType(`${name}Edge`, { simpleResolvers: true })
  class Edge {
    @Field(() => String)
    readonly cursor!: string;

    @Field(() => node())
    readonly node!: object;
  }

  @ObjectType(`${name}Connection`, { simpleResolvers: true })
  class Connection {
    @Field(() => Int)
    readonly totalCount!: number;

    @Field(() => [Edge])
    readonly edges!: Edge[];

    @Field(() => PageInfoType)
    readonly pageInfo!: PageInfoType;
  }

  return Connection;
}
