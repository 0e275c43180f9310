import { finding, type Finding } from '#libs/forms';
import type { ApprovedList } from '../model/approved-list.js';
import { peopleOn } from '../model/approval.js';
import { ruleIn, type RuleSet } from '../model/rule-set.js';
import { decimal } from '../rules/case.js';
import {
  type ConsolidationFacts,
  type CountedPerson,
  isMinority,
  isUnder,
} from './consolidation.js';

interface Target {
  readonly id: 'SHARE_OF_WOMEN' | 'SHARE_OF_YOUNG' | 'SHARE_OF_MINORITIES';
  readonly title: string;
  readonly min: number;
  readonly counts: (person: CountedPerson) => boolean;
}

function targetsOf(ruleSet: RuleSet, on: string): Target[] {
  const women = ruleIn(ruleSet, 'SHARE_OF_WOMEN');
  const young = ruleIn(ruleSet, 'SHARE_OF_YOUNG');
  const minorities = ruleIn(ruleSet, 'SHARE_OF_MINORITIES');
  return [
    ...(women
      ? [
          {
            id: women.id,
            title: 'nữ',
            min: women.parameters.min.value,
            counts: ({ sex }: CountedPerson) => sex === 'nu',
          },
        ]
      : []),
    ...(young
      ? [
          {
            id: young.id,
            title: `dưới ${young.parameters.underYears.value} tuổi`,
            min: young.parameters.min.value,
            counts: (person: CountedPerson) =>
              isUnder(person, young.parameters.underYears.value, on),
          },
        ]
      : []),
    ...(minorities
      ? [
          {
            id: minorities.id,
            title: 'dân tộc thiểu số',
            min: minorities.parameters.min.value,
            counts: isMinority,
          },
        ]
      : []),
  ];
}

/**
 * Checks percentage targets over all cells' lists of each term, the only level at which they mean
 * something. Each person counts once per term, whatever the number of cells and posts. Rows of
 * table `summary` are term names.
 */
export function checkTargets(
  lists: readonly ApprovedList[],
  { ruleSet, on, people }: ConsolidationFacts & { readonly ruleSet: RuleSet },
): Finding[] {
  const terms = [...new Set(lists.map(({ term }) => term.name))];
  return terms.flatMap((term, index) => {
    const ids = new Set(
      lists.filter((list) => list.term.name === term).flatMap(({ entries }) => peopleOn(entries)),
    );
    const known = [...ids].flatMap((id) => people.get(id) ?? []);
    return targetsOf(ruleSet, on).flatMap(({ id, title, min, counts }) => {
      const rule = ruleIn(ruleSet, id);
      const count = known.filter(counts).length;
      if (!rule || known.length === 0 || count / known.length >= min) return [];
      return [
        finding({
          rule: id,
          severity: rule.severity,
          source: rule.source,
          table: 'summary',
          row: { key: term, number: index + 1 },
          measured: `${count}/${known.length}`,
          message:
            `Toàn Đảng bộ, nhiệm kỳ ${term}: ${count}/${known.length} đồng chí là ${title} ` +
            `(${decimal((count / known.length) * 100, 1)}%), ` +
            `chưa đạt ${decimal(min * 100, 0)}%`,
          fix: 'Xem xét trước khi phê duyệt, hoặc nêu rõ trong báo cáo cấp trên.',
        }),
      ];
    });
  });
}
