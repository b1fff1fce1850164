import { Field, ID, ObjectType } from "type-graphql";
import type { Partner, PartnerType } from "../../model/market.js";
import { PartnerTypeEnum } from "./enums.js";

@ObjectType("ViewerPartner", { description: "The CSP partner that the caller acts for." })
export class ViewerPartnerObject implements Pick<Partner, "id" | "name" | "type" | "country"> {
  @Field(() => ID, { description: "The id of the partner's Microsoft tenant." })
  id!: string;

  @Field(() => String, { description: "The partner's name." })
  name!: string;

  @Field(() => PartnerTypeEnum, { description: "How the partner sells." })
  type!: PartnerType;

  @Field(() => String, { description: "The ISO 3166 alpha-2 code of the partner's country." })
  country!: string;
}

@ObjectType("Viewer", { description: "Who asks, and what it may see. It is the caller's own, and has no id." })
export class ViewerObject {
  @Field(() => String, {
    nullable: true,
    description: "The caller as its token names it: the object id of a user, or the id of an app.",
  })
  userId!: string | null;

  @Field(() => [String], {
    description: "The roles in the token. To change anything takes `AdminAgent` or `SalesAgent`.",
  })
  roles!: string[];
}
