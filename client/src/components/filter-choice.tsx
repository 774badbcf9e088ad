import { Checkbox, Popover, Stack } from '@mantine/core';
import { FilterChip } from './filter-bar.tsx';

interface Props {
  /** The words of the chip while nothing is chosen. */
  label: string;
  options: readonly { id: string; name: string }[] | undefined;
  value: string[] | undefined;
  onChange(value: string[] | undefined): void;
}

/** A chip that opens a list to tick; hidden while there is nothing to choose between. */
export function FilterChoice({ label, options = [], value = [], onChange }: Props) {
  if (options.length === 0) return null;
  const names = options.filter((option) => value.includes(option.id)).map((option) => option.name);
  return (
    <Popover position="bottom-start" trapFocus shadow="md">
      <Popover.Target>
        <FilterChip hasMenu isSet={names.length > 0} onClear={() => onChange(undefined)}>
          {names.length > 0 ? names.join(', ') : label}
        </FilterChip>
      </Popover.Target>
      <Popover.Dropdown aria-label={label}>
        <Checkbox.Group value={value} onChange={(chosen) => onChange(chosen.length > 0 ? chosen : undefined)}>
          <Stack gap="sm">
            {options.map((option) => (
              <Checkbox key={option.id} value={option.id} label={option.name} />
            ))}
          </Stack>
        </Checkbox.Group>
      </Popover.Dropdown>
    </Popover>
  );
}
