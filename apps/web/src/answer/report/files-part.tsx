import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ChangeEvent, useRef, useState } from 'react';
import { type Attachment } from '#libs/directive';
import { ask, newKey } from '../../shared/api/client.js';
import { Button, Icon, IconButton, useAnnounce, Wrong } from '../../shared/ui/index.js';
import { numberText } from '../../shared/dates.js';
import { type Place } from '../obligation.js';
import { type Draft, type DraftStore } from './draft-store.js';
import { isError, type Mark, markText } from './marks.js';
import { upload } from './upload.js';
import { words } from './words.js';

interface Coming {
  readonly key: string;
  readonly file: File;
  readonly part: number;
  readonly error?: unknown;
}

export const useFiles = ({ api }: Place) =>
  useQuery({
    queryKey: ['attachments', api],
    queryFn: ({ signal }) => ask<{ attachments: Attachment[] }>(`${api}/attachments`, { signal }),
  });

const sizeText = (bytes: number): string =>
  bytes < 1024 * 1024
    ? `${numberText(Math.max(1, Math.round(bytes / 1024)))} KB`
    : `${numberText(Math.round(bytes / 104_857.6) / 10)} MB`;

const kinds: Readonly<Record<string, string>> = {
  pdf: '.pdf',
  docx: '.docx',
  xlsx: '.xlsx',
  jpg: 'image/jpeg',
  png: 'image/png',
};

function Choosing({
  label,
  icon,
  accept,
  camera = false,
  onFiles,
}: {
  readonly label: string;
  readonly icon: 'file' | 'camera';
  readonly accept: string;
  readonly camera?: boolean;
  readonly onFiles: (files: readonly File[]) => void;
}) {
  const at = useRef<HTMLInputElement>(null);
  const chosen = ({ target }: ChangeEvent<HTMLInputElement>): void => {
    onFiles([...(target.files ?? [])]);
    target.value = '';
  };
  return (
    <>
      <Button icon={icon} onClick={() => at.current?.click()}>
        {label}
      </Button>
      <input
        ref={at}
        className="visually-hidden"
        type="file"
        tabIndex={-1}
        aria-label={label}
        accept={accept}
        multiple={!camera}
        {...(camera ? { capture: 'environment' as const } : {})}
        onChange={chosen}
      />
    </>
  );
}

/** What is sent beside the report: files chosen, or pages photographed. */
export function FilesPart({
  place,
  store,
  draft,
  marks,
}: {
  readonly place: Place;
  readonly store: DraftStore;
  readonly draft: Draft;
  readonly marks: readonly Mark[];
}) {
  const client = useQueryClient();
  const announce = useAnnounce();
  const files = useFiles(place);
  const [coming, setComing] = useState<readonly Coming[]>([]);
  const [error, setError] = useState<unknown>();
  const rules = draft.form.attachments;
  if (!rules) return null;
  const ids = draft.content.attachments;
  const mine = (files.data?.attachments ?? []).filter(({ id }) => ids.includes(id));

  const change = (key: string, changes: Partial<Coming>): void =>
    setComing((all) => all.map((one) => (one.key === key ? { ...one, ...changes } : one)));

  const send = async ({ key, file }: Coming): Promise<void> => {
    change(key, { part: 0, error: undefined });
    try {
      const { id } = await upload<{ id: string }>(`${place.api}/attachments`, file, {
        key,
        name: file.name,
        onPart: (part) => change(key, { part }),
      });
      await client.invalidateQueries({ queryKey: ['attachments', place.api] });
      store.edit((was) =>
        was.attachments.includes(id) ? was : { ...was, attachments: [...was.attachments, id] },
      );
      setComing((all) => all.filter((one) => one.key !== key));
      announce(`${words.uploaded} ${file.name}`);
    } catch (failed) {
      change(key, { error: failed });
    }
  };

  const take = (chosen: readonly File[]): void => {
    const fresh = chosen.map((file) => ({ key: newKey(), file, part: 0 }));
    setComing((all) => [...all, ...fresh]);
    for (const one of fresh) void send(one);
  };

  const remove = async ({ id, name }: Attachment): Promise<void> => {
    setError(undefined);
    store.edit((was) => ({ ...was, attachments: was.attachments.filter((one) => one !== id) }));
    try {
      await store.flush();
      await ask(`${place.api}/attachments/${id}`, { method: 'DELETE', key: newKey(), body: {} });
      announce(`${words.removed} ${name}`);
    } catch (failed) {
      setError(failed);
    }
    await client.invalidateQueries({ queryKey: ['attachments', place.api] });
  };

  const accept = rules.types.map((type) => kinds[type]).join(',');
  return (
    <section className="card" aria-labelledby="tep-kem" id="muc-attachments">
      <h2 id="tep-kem">
        {words.files}
        {rules.required ? ' (bắt buộc)' : ''}
      </h2>
      <p className="hint">
        Nhiều nhất {rules.maxFiles} tệp, mỗi tệp {rules.maxMegabytes} MB.
      </p>
      {marks.filter(isError).map((mark) => (
        <p key={mark.id} className="told-error">
          <Icon name="error" size={16} />
          <span>{markText(mark)}</span>
        </p>
      ))}
      <ul className="plain-list files">
        {mine.map((one) => (
          <li key={one.id}>
            <a href={`${place.api}/attachments/${one.id}`} target="_blank" rel="noreferrer">
              {one.name}
            </a>
            <span className="hint">{sizeText(one.bytes)}</span>
            <IconButton
              icon="bin"
              label={`${words.removeFile} ${one.name}`}
              onClick={() => void remove(one)}
            />
          </li>
        ))}
        {coming.map((one) => (
          <li key={one.key} className="coming">
            <span>{one.file.name}</span>
            {one.error ? (
              <>
                <Wrong error={one.error} onAgain={() => void send(one)} />
                <IconButton
                  icon="bin"
                  label={`${words.removeFile} ${one.file.name}`}
                  onClick={() => setComing((all) => all.filter(({ key }) => key !== one.key))}
                />
              </>
            ) : (
              <progress max={1} value={one.part} aria-label={`${words.sending} ${one.file.name}`} />
            )}
          </li>
        ))}
      </ul>
      {mine.length + coming.length === 0 && <p className="hint">{words.noFiles}</p>}
      <Wrong error={error} />
      <div className="actions">
        <Choosing label={words.chooseFile} icon="file" accept={accept} onFiles={take} />
        {rules.types.includes('jpg') && (
          <Choosing
            label={words.takePhoto}
            icon="camera"
            accept="image/jpeg"
            camera
            onFiles={take}
          />
        )}
      </div>
    </section>
  );
}
