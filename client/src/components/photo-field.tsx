import type { Media } from '@rupor/shared/media/contract';
import { IconPhotoPlus, IconX } from '@tabler/icons-react';
import { useRef } from 'react';
import { FileInput } from './file-input.tsx';
import { FileThumb } from './file-tile.tsx';
import classes from './photo-field.module.css';

interface Props {
  /** The button's words. */
  label: string;
  /** Says which file goes: «Убрать фото цех.jpg». */
  removeLabel(name: string): string;
  files: readonly Media[];
  /** Address of a small picture of the file, or of the file where it has none. */
  srcOf(file: Media): string;
  accept: string;
  isBusy: boolean;
  /** Whole sentence of what did not arrive. */
  problem: string | null;
  /** Said while files are on their way. */
  busyLabel: string;
  onFiles(files: File[]): void;
  onRemove(id: string): void;
}

/** A button that takes files, from the camera too on phones, and small pictures of what is there. */
export function PhotoField(props: Props) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className={classes.field}>
      <div className={classes.row}>
        <button type="button" className={classes.add} onClick={() => input.current?.click()}>
          <IconPhotoPlus size={20} stroke={1.75} aria-hidden />
          {props.label}
        </button>
        <FileInput ref={input} label={props.label} accept={props.accept} isMany onFiles={props.onFiles} />
        {props.files.map((file) => (
          <span key={file.id} className={classes.file}>
            {file.kind === 'image' ? (
              <img src={props.srcOf(file)} alt={file.altText ?? file.originalName} width={44} height={44} />
            ) : (
              <>
                <FileThumb file={file} src={props.srcOf(file)} side={44} />
                <span className={classes.name}>{file.originalName}</span>
              </>
            )}
            <button
              type="button"
              className={classes.remove}
              aria-label={props.removeLabel(file.originalName)}
              onClick={() => props.onRemove(file.id)}
            >
              <IconX size={16} stroke={1.75} aria-hidden />
            </button>
          </span>
        ))}
      </div>
      <div role="status" className="small muted">
        {props.isBusy && props.busyLabel}
      </div>
      {props.problem && (
        <p role="alert" className={classes.problem}>
          {props.problem}
        </p>
      )}
    </div>
  );
}
