import { Icon } from '../shared/ui/index.js';

/** Whom to ask. The telephone is on the letter; the name of the office is known here. */
export function HelpContact({ committee }: { readonly committee: string }) {
  return (
    <p className="help-contact">
      <Icon name="help" />
      <span>
        Cần giúp? Hãy hỏi văn thư <strong>{committee}</strong>. Số điện thoại có trên công văn.
      </span>
    </p>
  );
}
