import { Popover, Radio, Stack } from '@mantine/core';
import { FilterChip } from './filter-bar.tsx';

interface Props<Value extends string> {
  /** Names the list behind the chip. */
  label: string;
  options: readonly { value: Value; label: string }[];
  value: Value;
  onChange(value: Value): void;
}

/** A chip that says the one chosen and opens a list to choose another; something is always chosen. */
export function FilterSingle<Value extends string>({ label, options, value, onChange }: Props<Value>) {
  const choose = (next: string) => {
    const chosen = options.find((option) => option.value === next);
    if (chosen) onChange(chosen.value);
  };
  return (
    <Popover position="bottom-start" trapFocus>
      <Popover.Target>
        <FilterChip hasMenu>{options.find((option) => option.value === value)?.label}</FilterChip>
      </Popover.Target>
      <Popover.Dropdown aria-label={label}>
        <Radio.Group value={value} onChange={choose}>
          <Stack gap="sm">
            {options.map((option) => (
              <Radio key={option.value} {...option} />
            ))}
          </Stack>
        </Radio.Group>
      </Popover.Dropdown>
    </Popover>
  );
}
