import { AssignerProtocol, type GroupMember, type PartitionAssigner } from 'kafkajs';

/** What a member says it holds. Valid only under the member id it was given it with: a member thrown out gets a new one. */
interface Claim {
  readonly memberId: string;
  readonly slots: readonly number[];
}

/** This member's holdings, told to the group's leader at every join. */
export interface Holdings {
  claim: Claim | undefined;
}

export interface StickyAssignerOptions {
  readonly topics: readonly string[];
  /** false: a member that joins takes nothing away. true: it takes what others hold above their fair share. */
  readonly spread: boolean;
}

/**
 * Leaves everything where it is; only what nobody holds is given out, to whoever holds least. It gives out slots: partition n
 * of every topic of the group goes to one member, because a stage with several inputs has one state.
 */
export function stickyAssigner(
  { topics, spread }: StickyAssignerOptions,
  holdings: Holdings,
): PartitionAssigner {
  const { MemberMetadata, MemberAssignment } = AssignerProtocol;
  const name = spread ? 'StickySpread' : 'Sticky';
  return ({ cluster }) => ({
    name,
    version: 0,
    protocol() {
      const userData = Buffer.from(JSON.stringify(holdings.claim ?? null));
      return {
        name,
        metadata: MemberMetadata.encode({ version: 0, topics: [...topics], userData }),
      };
    },
    async assign({ members }) {
      const numbers = new Map(topics.map((topic) => [topic, partitionsOf(cluster, topic)]));
      const slots = [...new Set([...numbers.values()].flat())].toSorted((a, b) => a - b);
      const claims = members.map((member) => ({
        memberId: member.memberId,
        claimed: claimedBy(member),
      }));
      return [...assignSticky(slots, claims, spread)].map(([memberId, held]) => {
        const assignment = Object.fromEntries(
          topics.map((topic) => [topic, held.filter((slot) => numbers.get(topic)?.includes(slot))]),
        );
        return {
          memberId,
          memberAssignment: MemberAssignment.encode({
            version: 0,
            assignment,
            userData: Buffer.alloc(0),
          }),
        };
      });
    },
  });
}

export function assignSticky(
  slots: readonly number[],
  members: readonly { readonly memberId: string; readonly claimed: readonly number[] }[],
  spread: boolean,
): Map<string, number[]> {
  const fairShare = spread ? Math.ceil(slots.length / members.length) : Infinity;
  const free = new Set(slots);
  const held = new Map<string, number[]>();
  for (const { memberId, claimed } of [...members].toSorted((a, b) =>
    a.memberId < b.memberId ? -1 : 1,
  )) {
    const kept = [...new Set(claimed)].filter((slot) => free.has(slot)).slice(0, fairShare);
    for (const slot of kept) free.delete(slot);
    held.set(memberId, kept);
  }
  for (const slot of free) {
    const [least] = [...held.values()].toSorted((a, b) => a.length - b.length);
    least?.push(slot);
  }
  return held;
}

function claimedBy({ memberId, memberMetadata }: GroupMember): readonly number[] {
  const { userData } = AssignerProtocol.MemberMetadata.decode(memberMetadata) ?? {};
  const claim = userData?.length ? (JSON.parse(userData.toString()) as Claim | null) : null;
  return claim?.memberId === memberId ? claim.slots : [];
}

/** kafkajs hands its cluster to assigners, but does not declare this method of it. */
interface PartitionLister {
  findTopicPartitionMetadata(topic: string): readonly { readonly partitionId: number }[];
}

function partitionsOf(cluster: object, topic: string): number[] {
  const lister = cluster as PartitionLister;
  return lister.findTopicPartitionMetadata(topic).map(({ partitionId }) => partitionId);
}
