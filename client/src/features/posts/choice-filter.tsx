import { Menu } from '@mantine/core';
import { FilterChip } from '../../components/filter-bar.tsx';

interface ChoiceFilterProps {
  name: string;
  choices: readonly { id: string; name: string }[];
  value: string | undefined;
  onValue(id: string | undefined): void;
}

/** A chip with a list behind it; set, it says what is chosen. */
export function ChoiceFilter({ name, choices, value, onValue }: ChoiceFilterProps) {
  if (choices.length === 0) return null;
  const chosen = choices.find(({ id }) => id === value);
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <FilterChip hasMenu isSet={chosen !== undefined} onClear={() => onValue(undefined)}>
          {chosen ? `${name}: ${chosen.name}` : name}
        </FilterChip>
      </Menu.Target>
      <Menu.Dropdown mah="20rem" style={{ overflowY: 'auto' }}>
        {choices.map((choice) => (
          <Menu.Item key={choice.id} onClick={() => onValue(choice.id)}>
            {choice.name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
