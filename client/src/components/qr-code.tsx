import classes from './qr-code.module.css';

/** A QR code drawn by the server as SVG, shown as a picture so that nothing inside it can run. */
export function QrCode({ svg, label }: { svg: string; label: string }) {
  return (
    <img className={classes.code} src={`data:image/svg+xml;utf8,${encodeURIComponent(svg)}`} alt={label} />
  );
}
