import { type DataSource } from 'typeorm';
import { Refused } from '#libs/decider';
import { type InclusionProof, proofHolds, proveEvent } from '#libs/event-store';
import { type Config } from '#libs/platform';
import { signing } from '../register/signing.js';

/** Shows to somebody without the database that a fact stands in a signed block. */
export interface ProofBundle extends InclusionProof {
  /** PEM; that of this installation, by which the block of its own key is checked. */
  readonly publicKey: string;
}

/**
 * `holds` is false when fact or block were changed since; undefined when another key signed the
 * block. Errors: `Refused` NOT_SEALED.
 */
export async function proofBundle(
  dataSource: DataSource,
  config: Config,
  position: number,
): Promise<{ readonly bundle: ProofBundle; readonly holds: boolean | undefined }> {
  const { key } = signing(config);
  const proof = await proveEvent(dataSource, position);
  if (!proof)
    throw new Refused(
      'NOT_SEALED',
      `Vị trí ${position} không có sự kiện, hoặc chưa được niêm phong. Hãy chờ lần niêm phong ` +
        'sau (hoặc chạy dondoc seal) rồi thử lại.',
    );
  return {
    bundle: { ...proof, publicKey: String(key.publicKey.export({ type: 'spki', format: 'pem' })) },
    holds: proof.block.keyId === key.keyId ? proofHolds(proof, key.publicKey) : undefined,
  };
}
