import classes from './qr-code.module.css';

/** A QR code drawn by our server, as a picture: nothing of it can act as markup. Always dark on white. */
export function QrCode({ svg, label }: { svg: string; label: string }) {
  return <img className={classes.qr} src={`data:image/svg+xml,${encodeURIComponent(svg)}`} alt={label} />;
}
